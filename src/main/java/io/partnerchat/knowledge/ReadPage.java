package io.partnerchat.knowledge;

import java.net.URI;
import java.util.List;

/** A page as a document, with the answer that it came in and the links on it. */
record ReadPage(DocumentVersion version, Fetched answer, List<URI> links) {
    PageState state() {
        return PageState.of(version, answer, links);
    }
}
