package io.partnerchat.knowledge;

import io.partnerchat.knowledge.SourceException.Reason;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.XMLEvent;

/** Reads Google's product feed in RSS 2.0 or Atom, an entry at a time. */
final class XmlFeed {
    private static final String GOOGLE = "base.google.com/";
    private static final int MOST_TEXT = 100_000;
    private static final int MOST_FIELDS = 500;
    private static final Set<String> MADE_AT = Set.of("lastbuilddate", "pubdate", "updated");

    private final SafeXml xml;
    private final FeedContext context;
    private final FeedReading to;
    private boolean found;

    private XmlFeed(SafeXml xml, FeedContext context, FeedReading to) {
        this.xml = xml;
        this.context = context;
        this.to = to;
    }

    /** @throws SourceException when it is no feed, or breaks off */
    static void read(InputStream in, ReadClock clock, FeedContext context, FeedReading to) {
        try (SafeXml xml = SafeXml.of(in, clock)) {
            new XmlFeed(xml, context, to).read();
        } catch (XMLStreamException e) {
            long line =
                    e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
            throw new SourceException(
                    Reason.DAMAGED,
                    "The feed breaks off or is not well-formed XML at line " + line + "; nothing was changed.",
                    e);
        }
    }

    private void read() throws XMLStreamException {
        Map<String, String> channel = new HashMap<>();
        for (int event = next(); event != XMLEvent.END_DOCUMENT; event = next()) {
            if (event == XMLEvent.START_ELEMENT) {
                String name = name();
                if (name.equals("item") || name.equals("entry")) {
                    found = true;
                    new Entry().read();
                } else if (xml.depth() == 1
                        && !Set.of("rss", "feed", "rdf", "channel").contains(name)) {
                    throw new SourceException(
                            Reason.NOT_A_FEED, "Its XML is neither RSS nor Atom; nothing was changed.");
                } else if (MADE_AT.contains(name) && !channel.containsKey(name)) {
                    channel.put(name, text());
                    to.madeAt(FeedDate.of(channel.get(name)));
                }
            }
        }
        if (!found) {
            throw new SourceException(Reason.EMPTY, "There is no product in the feed; nothing was changed.");
        }
    }

    private int next() throws XMLStreamException {
        int event = xml.next();
        if (event == XMLEvent.DTD) {
            throw new SourceException(
                    Reason.TOO_COMPLEX,
                    "It has a document type declaration, which a feed does not need; nothing was changed.");
        }
        return event;
    }

    private String name() {
        return xml.name().toLowerCase(Locale.ROOT);
    }

    /** The text of the element that has just begun, with that of elements in it. */
    private String text() throws XMLStreamException {
        int outside = xml.depth() - 1;
        StringBuilder text = new StringBuilder();
        for (int event = next(); xml.depth() > outside; event = next()) {
            append(text, event);
        }
        return text.toString();
    }

    private void append(StringBuilder text, int event) {
        if (xml.isText()) {
            if (text.length() < MOST_TEXT) {
                text.append(PlainText.cut(xml.text(), MOST_TEXT));
            }
        } else if (event == XMLEvent.START_ELEMENT || event == XMLEvent.END_ELEMENT) {
            text.append(' ');
        }
    }

    /** An entry while it is read. */
    private final class Entry {
        private final long line = xml.line();
        private final Map<String, String> values = new HashMap<>();
        private final Map<String, String> details = new LinkedHashMap<>();
        private final Set<String> byGoogle = new HashSet<>();

        void read() throws XMLStreamException {
            int outside = xml.depth() - 1;
            for (int event = next(); xml.depth() > outside; event = next()) {
                if (event == XMLEvent.START_ELEMENT) {
                    field();
                }
            }
            MerchantFields.read(line, values, details, context, to);
        }

        private void field() throws XMLStreamException {
            String name = name();
            boolean google = xml.namespace().contains(GOOGLE);
            boolean link = name.equals("link") && !google;
            String address = link ? xml.attribute("href") : null;
            String relation = link ? xml.attribute("rel") : null;
            if (name.equals("product_detail")) {
                detail();
                return;
            }
            String text = text();
            if (address != null) {
                text = relation == null || relation.equals("alternate") ? address : "";
            }
            // Google's own word wins over that of RSS or Atom, whichever comes first; of several the first counts
            boolean better = google && !byGoogle.contains(name);
            if (!text.isBlank() && values.size() < MOST_FIELDS && (better || !values.containsKey(name))) {
                values.put(name, text);
                if (google) {
                    byGoogle.add(name);
                }
            }
        }

        private void detail() throws XMLStreamException {
            int outside = xml.depth() - 1;
            Map<String, String> parts = new HashMap<>();
            for (int event = next(); xml.depth() > outside; event = next()) {
                if (event == XMLEvent.START_ELEMENT && parts.size() < 10) {
                    parts.put(name(), text());
                }
            }
            if (details.size() < MOST_FIELDS) {
                details.put(parts.getOrDefault("attribute_name", ""), parts.getOrDefault("attribute_value", ""));
            }
        }
    }
}
