package io.partnerchat.insight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A statement with its values, gathered piece by piece, and what its rows are made of. */
final class Sql {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    Sql add(String more, Object... with) {
        text.append(more);
        values.addAll(List.of(with));
        return this;
    }

    /** A list of values in brackets. */
    Sql in(Collection<?> some) {
        String places = IntStream.range(0, some.size()).mapToObj(i -> "?").collect(Collectors.joining(", ", "(", ")"));
        return add(places, some.toArray());
    }

    List<Object> values() {
        return values;
    }

    /** With the places for its values numbered, as a native query wants them. */
    String numbered() {
        StringBuilder numbered = new StringBuilder();
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            numbered.append(text.charAt(i));
            if (text.charAt(i) == '?') {
                numbered.append(++next);
            }
        }
        return numbered.toString();
    }

    static long longOf(Object number) {
        return number == null ? 0 : ((Number) number).longValue();
    }

    static int intOf(Object number) {
        return (int) longOf(number);
    }

    /** A BOOLEAN is a number on one of the databases. */
    static boolean isTrue(Object value) {
        return value instanceof Boolean flag ? flag : longOf(value) != 0;
    }
}
