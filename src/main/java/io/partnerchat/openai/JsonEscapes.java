package io.partnerchat.openai;

/** What stands for a character in a JSON string: a backslash and a letter, or u and four digits. */
final class JsonEscapes {
    private JsonEscapes() {}

    /** @param raw what is between the quotes; VendorException BAD_ANSWER when it is no JSON */
    static String resolved(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        int i = 0;
        while (i < raw.length()) {
            char c = raw.charAt(i++);
            if (c != '\\') {
                text.append(c);
            } else if (raw.charAt(i) == 'u') {
                text.append(unit(raw, i + 1));
                i += 5;
            } else {
                text.append(escaped(raw.charAt(i++)));
            }
        }
        return text.toString();
    }

    private static char escaped(char letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case '"', '\\', '/' -> letter;
            default -> throw JsonScan.bad("not_json");
        };
    }

    private static char unit(String raw, int from) {
        if (from + 4 > raw.length()) {
            throw JsonScan.bad("not_json");
        }
        try {
            return (char) Integer.parseInt(raw, from, from + 4, 16);
        } catch (NumberFormatException e) {
            throw JsonScan.bad("not_json");
        }
    }
}
