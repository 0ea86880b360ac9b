package io.partnerchat.knowledge;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A price as people and shop systems write it: {@code 49.00 EUR}, {@code EUR 49,00}, {@code 1.299,00 €}, {@code $1,299}.
 *
 * @param currency three letters, or null when nobody says
 */
record Money(BigDecimal amount, String currency) {
    private static final int MOST_CHARACTERS = 40;
    /** Digits, with points, commas, apostrophes and spaces between them. */
    private static final Pattern AMOUNT = Pattern.compile("\\d[\\d.,'\u2019\\s\u00a0\u202f]*");

    private static final Pattern CODE = Pattern.compile("(?<![A-Za-z])[A-Za-z]{3}(?![A-Za-z])");
    private static final Map<String, String> SIGNS =
            Map.of("€", "EUR", "£", "GBP", "zł", "PLN", "₹", "INR", "₪", "ILS", "₺", "TRY", "₩", "KRW", "Kč", "CZK");
    /** They call it a dollar or peso and write it {@code $}. */
    private static final Set<String> DOLLARS = Set.of(
            "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "MXN", "CLP", "COP", "ARS", "UYU", "BBD", "JMD", "TTD", "NAD",
            "FJD");

    /** The number after the point has three digits there. */
    private static final Set<String> OF_A_THOUSAND = Set.of("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND");

    /**
     * @param defaultCurrency when the text names none and no sign tells it; or null
     * @return null when it is no price
     */
    static Money parse(String text, String defaultCurrency) {
        String line = PlainText.oneLine(text);
        Matcher digits = AMOUNT.matcher(line);
        if (line.length() > MOST_CHARACTERS || !digits.find()) {
            return null;
        }
        String before = line.substring(0, digits.start());
        String after = line.substring(digits.end());
        if (before.strip().endsWith("-") || AMOUNT.matcher(after).find()) {
            return null;
        }
        String currency = currency(before + ' ' + after, defaultCurrency);
        String number = plain(digits.group().replaceAll("[\\s\u00a0\u202f'\u2019]", ""), currency);
        return number == null ? null : new Money(new BigDecimal(number), currency);
    }

    private static String currency(String around, String defaultCurrency) {
        Matcher code = CODE.matcher(around);
        while (code.find()) {
            String letters = code.group().toUpperCase(Locale.ROOT);
            if (known(letters)) {
                return letters;
            }
        }
        for (Map.Entry<String, String> sign : SIGNS.entrySet()) {
            if (around.contains(sign.getKey())) {
                return sign.getValue();
            }
        }
        return around.contains("$") && !DOLLARS.contains("" + defaultCurrency) ? "USD" : defaultCurrency;
    }

    static boolean known(String letters) {
        try {
            return Currency.getInstance(letters).getNumericCode() > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** With a point before the decimals and nothing else between the digits. */
    private static String plain(String digits, String currency) {
        String number = digits.replaceAll("[.,]+$", "");
        int last = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
        if (last < 0) {
            return number;
        }
        char mark = number.charAt(last);
        boolean both = number.indexOf('.') >= 0 && number.indexOf(',') >= 0;
        boolean repeated = number.indexOf(mark) != last;
        int decimals = number.length() - last - 1;
        boolean thousands = decimals == 3 && !both && !number.startsWith("0") && !OF_A_THOUSAND.contains("" + currency);
        if (repeated && (both || decimals != 3)) {
            return null;
        }
        if (repeated || thousands) {
            return number.replaceAll("[.,]", "");
        }
        return number.substring(0, last).replaceAll("[.,]", "") + '.' + number.substring(last + 1);
    }
}
