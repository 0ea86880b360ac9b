package io.partnerchat.knowledge;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The addresses of one crawl, each once, in the order they were found, and what became of those visited. */
public final class Frontier {
    /** What became of an address. */
    public enum Outcome {
        /** It is a document now, or still. */
        TAKEN,
        /** There is no page for us any more: what was kept of it is to go. */
        GONE,
        /** It could not be read this time: what was kept of it stays. */
        FAILED,
        /** Another address of the same page was read already. */
        DOUBLE
    }

    /**
     * An address.
     *
     * @param depth how many links from the named one
     * @param outcome null while its turn has not come
     * @param documentId of the page, as far as it is known
     */
    public record Entry(int position, URI address, int depth, Outcome outcome, String documentId) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Set<URI> known = new HashSet<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<String> kept = new HashSet<>();
    private final Set<String> gone = new HashSet<>();
    private final int most;
    private int next;
    private boolean leftOut;

    /** @param most addresses; those found later are left out */
    Frontier(int most) {
        this.most = most;
    }

    /** As it was kept. */
    void restore(Entry entry) {
        entries.add(entry);
        known.add(entry.address());
        leftOut = entries.size() >= most;
        if (entry.outcome() != null) {
            note(entry);
        }
    }

    /** @return those that are new and fit in */
    List<Entry> add(Collection<URI> addresses, int depth) {
        List<Entry> added = new ArrayList<>();
        for (URI address : addresses) {
            if (known.contains(address)) {
                continue;
            }
            if (entries.size() >= most) {
                leftOut = true;
            } else {
                known.add(address);
                Entry entry = new Entry(entries.size(), address, depth, null, null);
                entries.add(entry);
                added.add(entry);
            }
        }
        return added;
    }

    boolean knows(URI address) {
        return known.contains(address);
    }

    /** Whose turn it is. */
    Optional<Entry> next() {
        return next < entries.size() ? Optional.of(entries.get(next)) : Optional.empty();
    }

    void visited(Entry entry, Outcome outcome, String documentId) {
        Entry visited = new Entry(entry.position(), entry.address(), entry.depth(), outcome, documentId);
        entries.set(entry.position(), visited);
        note(visited);
    }

    private void note(Entry entry) {
        next = entry.position() + 1;
        switch (entry.outcome()) {
            case TAKEN -> taken.add(entry.documentId());
            case FAILED -> kept.add(entry.documentId());
            case GONE -> gone.add(entry.documentId());
            case DOUBLE -> {
                // the other one counts
            }
        }
    }

    /** Whether this document came from another address of the same crawl. */
    boolean has(String documentId) {
        return taken.contains(documentId);
    }

    /** The documents that stay: there, or not to be read this time. */
    Set<String> staying() {
        Set<String> all = new HashSet<>(taken);
        all.addAll(kept);
        return all;
    }

    /** The documents of pages that are there no more. */
    Set<String> gone() {
        Set<String> all = new HashSet<>(gone);
        all.removeAll(staying());
        return all;
    }

    int count(Outcome outcome) {
        return (int)
                entries.stream().filter(entry -> entry.outcome() == outcome).count();
    }

    int waiting() {
        return entries.size() - next;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Whether there were, or may have been, more than fit in. */
    boolean hasLeftOut() {
        return leftOut;
    }
}
