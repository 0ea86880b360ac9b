package io.partnerchat.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewsTest {
    @ParameterizedTest
    @CsvSource({
        "de, de",
        "de-AT, de-AT",
        "pt-BR en, pt-BR",
        "da de-DE en, de-DE",
        "zh-TW, en",
        "iw, he",
        "ar-EG, ar-EG-u-nu-latn",
        "sr-Latn-RS nl, nl",
        "'', en",
    })
    void readsTheFirstLanguageThatThereAreTextsIn(String wanted, String reader) {
        List<Locale> locales = Arrays.stream(wanted.split(" "))
                .filter(tag -> !tag.isEmpty())
                .map(Locale::forLanguageTag)
                .toList();
        assertEquals(reader, Views.locale(locales).toLanguageTag());
    }
}
