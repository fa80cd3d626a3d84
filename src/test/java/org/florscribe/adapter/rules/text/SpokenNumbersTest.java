package org.florscribe.adapter.rules.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenNumbersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            one twenty eight over seventy two | 128/72
            blood pressure of two hundred over ninety | blood pressure of 200/90
            twenty milligrams | 20 mg
            two point five | 2.5
            it was seven . three | it was 7.3
            ninety eight point six | 98.6
            your temperature is ninety eight . seven and your heart rate is seventy two | your temperature is 98.7 and your heart rate is 72
            a zero . zero five percent solution | a 0.05% solution
            lisinopril forty milligrams twice a day | lisinopril 40 mg twice daily
            one gram b i d | 1 g twice daily
            a hundred milligrams a day | 100 mg daily
            one hundred and five | 105
            one oh five | 105
            one thousand five hundred | 1500
            since nineteen eighty five | since 1985
            in twenty twenty one | in 2021
            i called nine one one | i called 911
            a two out of six murmur | a 2/6 murmur
            four out of ten | 4/10
            one plus pitting edema | 1+ pitting edema
            hemoglobin a one c of eight | hemoglobin A1c of 8
            thirty-three years old | 33 years old
            the one i saw | the one i saw
            one week | 1 week
            five, six days | 5, 6 days
            10 milligrams | 10 mg
            1,000 milligrams | 1000 mg
            three hundred twenty five | 325
            the x-ray of l5 | the x-ray of L5
            """)
    void spoken_numbers_are_written_as_a_chart_writes_them(String said, String written) {
        assertThat(SpokenNumbers.toDigits(NaturalText.of(said))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            it does n't hurt , you know . | it doesn't hurt.
            i'm gon na , gon na order that . | i'm going to order that.
            wh- what is it | what is it
            uh , no , um , not really . | no, not really.
            y- you know , i , i do think that | i do think that
            twenty twenty one | twenty twenty one
            """)
    void speech_is_brought_into_ordinary_spelling(String said, String written) {
        assertThat(Disfluency.removed(NaturalText.of(said))).isEqualTo(written);
    }
}
