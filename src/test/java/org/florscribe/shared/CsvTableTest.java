package org.florscribe.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CsvTableTest {

    @Test
    void fields_are_quoted_and_formulas_become_text() {
        CsvTable table = new CsvTable("a", "b");
        table.row("say \"hi\"", "=1+1");
        table.row("-2", "@x");
        table.row("line\nbreak", "");
        table.row("\0=1", "\t1");
        assertThat(table.text())
                .isEqualTo("\"a\",\"b\"\r\n\"say \"\"hi\"\"\",\"'=1+1\"\r\n\"'-2\",\"'@x\"\r\n\"line\nbreak\",\"\"\r\n"
                        + "\"'\0=1\",\"'\t1\"\r\n");
    }
}
