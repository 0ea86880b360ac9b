package io.partnerchat.chat;

import java.util.List;
import java.util.function.Consumer;

/** The text of one answer on its way from the model to the visitor, through the filters. */
final class AnswerText {
    private final List<TextFilter> filters;
    private final Consumer<String> shown;
    private final StringBuilder all = new StringBuilder();
    private String half = "";
    private boolean ended;

    /** @param shown gets each piece that may be seen, never an empty one or half a character */
    AnswerText(List<TextFilter> filters, Consumer<String> shown) {
        this.filters = filters;
        this.shown = shown;
    }

    /** A piece of the model's; one that comes after the end is dropped. */
    synchronized void push(String piece) {
        if (!ended) {
            show(through(0, piece));
        }
    }

    synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        for (int i = 0; i < filters.size(); i++) {
            show(through(i + 1, filters.get(i).end()));
        }
    }

    /** All that was shown. */
    synchronized String all() {
        return all.toString();
    }

    private String through(int first, String piece) {
        String text = piece;
        for (TextFilter filter : filters.subList(first, filters.size())) {
            text = text.isEmpty() ? text : filter.push(text);
        }
        return text;
    }

    private void show(String piece) {
        String text = half + piece;
        text = all.isEmpty() ? text.stripLeading() : text;
        boolean cut = !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
        half = cut ? text.substring(text.length() - 1) : "";
        text = cut ? text.substring(0, text.length() - 1) : text;
        if (!text.isEmpty()) {
            all.append(text);
            shown.accept(text);
        }
    }
}
