package org.florscribe.platform.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which libraries the server has to read through at each start, and that the others stay within reach. */
class ApplicationLibrariesTest {

    @TempDir
    private Path folder;

    private Path application;
    private ApplicationLibraries libraries;

    @BeforeEach
    void unpack() throws IOException {
        application = folder.resolve("war");
        Files.createDirectories(application.resolve("WEB-INF/lib"));
        Files.writeString(
                application.resolve("WEB-INF/glassfish-web.xml"),
                "<glassfish-web-app><class-loader delegate=\"false\"/></glassfish-web-app>");
        libraries = new ApplicationLibraries(application);
    }

    @Test
    void a_library_without_anything_to_find_is_kept_beside_and_named() throws IOException {
        jar("plain.jar", "org/plain/Thing.class", "META-INF/services/", "META-INF/maven/pom.xml");
        jar("crypto.jar", "META-INF/services/java.security.Provider");
        libraries.setAside();
        assertThat(application.resolve("WEB-INF/lib")).isEmptyDirectory();
        assertThat(application.resolve("WEB-INF/glassfish-web.xml"))
                .content()
                .contains("<class-loader extra-class-path=\"../lib/crypto.jar:../lib/plain.jar\" delegate=\"false\"/>");
        assertThat(application.resolve("../lib/plain.jar")).exists();
    }

    @Test
    void services_components_and_page_parts_stay_where_they_are_looked_for() throws IOException {
        jar("service.jar", "META-INF/services/org.plain.Service");
        jar("faces.jar", "META-INF/faces-config.xml");
        jar("beans.jar", "META-INF/beans.xml");
        jar("tags.jar", "META-INF/some.taglib.xml");
        jar("fragment.jar", "META-INF/web-fragment.xml");
        jar("pictures.jar", "META-INF/resources/a.png");
        jar("entities.jar", "META-INF/persistence.xml");
        libraries.setAside();
        try (var staying = Files.list(application.resolve("WEB-INF/lib"))) {
            assertThat(staying).hasSize(7);
        }
    }

    @Test
    void all_are_told_wherever_they_lie() throws IOException {
        jar("plain.jar", "org/plain/Thing.class");
        jar("service.jar", "META-INF/services/org.plain.Service");
        libraries.setAside();
        assertThat(libraries.all())
                .extracting(it -> it.getFileName().toString())
                .containsExactly("service.jar", "plain.jar");
    }

    private void jar(String name, String... entries) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(application.resolve("WEB-INF/lib/" + name)))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.closeEntry();
            }
        }
    }
}
