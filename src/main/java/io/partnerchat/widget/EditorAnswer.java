package io.partnerchat.widget;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** What a tab answers. */
public sealed interface EditorAnswer {
    /**
     * A page.
     *
     * @param status 200, or 422 for a form with mistakes
     * @param template in {@code templates/}, made to stand in {@code frame.html}
     * @param model what the template shows, beside what the frame gives to each: company, keyed, who, token, nonce, own,
     *     origin, tab, times, asked (the request)
     * @param notice or null
     */
    record Page(int status, String template, Map<String, Object> model, EditorNotice notice) implements EditorAnswer {
        public Page {
            model = Map.copyOf(model);
        }

        public Page with(int newStatus, EditorNotice newNotice) {
            return new Page(newStatus, template, model, newNotice);
        }
    }

    /**
     * Something was done, and the tab is shown afresh: by a redirect when the company is open, so that reloading sends
     * nothing twice.
     *
     * @param what {@code notice.<what>} is the text that says so
     * @param count goes into that text, or null
     * @param keep the parameters that the tab is shown with
     */
    record Done(String what, Long count, List<String> keep) implements EditorAnswer {
        /** The tab is shown with these parameters of the form, such as a filter. */
        public Done keeping(String... parameters) {
            return new Done(what, count, List.of(parameters));
        }
    }

    /** A file to save, written while it is made. */
    record Download(String fileName, String contentType, Content content) implements EditorAnswer {}

    /** Writes a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    static Page page(String template, Map<String, Object> model) {
        return new Page(200, template, model, null);
    }

    static Done done(String what) {
        return new Done(what, null, List.of());
    }

    static Done done(String what, long count) {
        return new Done(what, count, List.of());
    }
}
