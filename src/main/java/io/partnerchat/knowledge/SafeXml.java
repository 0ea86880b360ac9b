package io.partnerchat.knowledge;

import io.partnerchat.knowledge.SourceException.Reason;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.events.XMLEvent;

/** Reads XML of strangers: no document type, so no entities of their own; nothing is fetched; depth is bounded. */
final class SafeXml implements AutoCloseable {
    private static final int MAX_DEPTH = 200;
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private final ReadClock clock;
    private int depth;
    private int events;

    private SafeXml(XMLStreamReader reader, ReadClock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    static SafeXml of(InputStream bytes, ReadClock clock) throws XMLStreamException {
        return new SafeXml(FACTORY.createXMLStreamReader(bytes), clock);
    }

    /** The next event, or END_DOCUMENT for ever. */
    int next() throws XMLStreamException {
        if (!reader.hasNext()) {
            return XMLEvent.END_DOCUMENT;
        }
        if ((++events & 0x3FF) == 0) {
            clock.check();
        }
        int event = reader.next();
        if (event == XMLEvent.START_ELEMENT && ++depth > MAX_DEPTH) {
            throw new SourceException(Reason.TOO_COMPLEX, "Its XML is nested too deeply.");
        }
        if (event == XMLEvent.END_ELEMENT) {
            depth--;
        }
        if (event == XMLEvent.ENTITY_REFERENCE) {
            throw new XMLStreamException("an entity of its own", reader.getLocation());
        }
        return event;
    }

    /** The name without its prefix. */
    String name() {
        return reader.getLocalName();
    }

    String namespace() {
        String namespace = reader.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    /** Of whatever namespace; null when absent. */
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    boolean isText() {
        return reader.isCharacters() || reader.getEventType() == XMLEvent.CDATA;
    }

    String text() {
        return reader.getText();
    }

    int line() {
        return Math.max(0, reader.getLocation().getLineNumber());
    }

    int depth() {
        return depth;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e); // closing frees memory only
        }
    }
}
