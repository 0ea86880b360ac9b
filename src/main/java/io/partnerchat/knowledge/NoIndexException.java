package io.partnerchat.knowledge;

import java.net.URI;
import java.util.List;

/** A page asks not to be found; its links may be followed all the same. */
final class NoIndexException extends SourceException {
    private final transient List<URI> links;

    NoIndexException(List<URI> links) {
        super(Reason.NO_INDEX, "The page asks not to be found (noindex).");
        this.links = List.copyOf(links);
    }

    List<URI> links() {
        return links;
    }
}
