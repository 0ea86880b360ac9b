package io.partnerchat.knowledge;

import io.partnerchat.knowledge.SourceException.Reason;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.XMLEvent;

/**
 * A docx file: a zip whose word/document.xml holds the text. Only that part, the names of the styles and the title are
 * read, each as a stream; pictures and macros are skipped unread. Names are those of ECMA-376 part 1, section 17.
 */
final class DocxText {
    private static final int MAX_ENTRIES = 5000;

    private final byte[] bytes;
    private final ReadLimits limits;
    private final BlockList blocks;
    private final Map<String, Integer> headingStyles = new HashMap<>();
    private String title;

    private DocxText(byte[] bytes, ReadLimits limits, BlockList blocks) {
        this.bytes = bytes;
        this.limits = limits;
        this.blocks = blocks;
    }

    static SourceText read(byte[] bytes, ReadLimits limits, BlockList blocks) {
        DocxText docx = new DocxText(bytes, limits, blocks);
        try {
            docx.part("word/styles.xml", docx::styles);
            docx.part("docProps/core.xml", docx::properties);
            if (!docx.part("word/document.xml", xml -> new DocxBody(xml, docx.headingStyles, blocks).read())) {
                throw new SourceException(
                        Reason.UNSUPPORTED, "It is a zip archive or another Office file; of those only docx is read.");
            }
        } catch (IOException | XMLStreamException | IllegalArgumentException e) {
            throw new SourceException(Reason.DAMAGED, "The docx file is damaged.", e);
        }
        return blocks.source(docx.title, null);
    }

    private interface PartReader {
        void read(SafeXml xml) throws XMLStreamException;
    }

    /** @return whether the archive has the part; the unpacked bytes before it count as well */
    private boolean part(String name, PartReader reader) throws IOException, XMLStreamException {
        ReadClock clock = blocks.clock();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            InputStream unpacked = BoundedStream.unpacked(zip, limits.unpackedBytes(), clock);
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MAX_ENTRIES) {
                    throw new SourceException(Reason.TOO_COMPLEX, "The archive has too many entries.");
                }
                if (entry.getName().equals(name)) {
                    read(unpacked, reader, clock);
                    return true;
                }
                // getNextEntry would skip it unpacked, but uncounted
                unpacked.transferTo(OutputStream.nullOutputStream());
            }
            return false;
        }
    }

    private static void read(InputStream part, PartReader reader, ReadClock clock) throws XMLStreamException {
        InputStream open = new FilterInputStream(part) {
            @Override
            public void close() {
                // the archive is closed by who opened it
            }
        };
        try (SafeXml xml = SafeXml.of(open, clock)) {
            reader.read(xml);
        }
    }

    /** Style ids are translated ("berschrift1"), their names are not ("heading 1"). */
    private void styles(SafeXml xml) throws XMLStreamException {
        String style = null;
        for (int event = xml.next(); event != XMLEvent.END_DOCUMENT; event = xml.next()) {
            if (event == XMLEvent.START_ELEMENT) {
                switch (xml.name()) {
                    case "style" -> style = xml.attribute("styleId");
                    case "name" -> headingStyle(style, xml.attribute("val"));
                    case "outlineLvl" -> headingStyle(style, "heading " + (DocxBody.number(xml.attribute("val")) + 1));
                    default -> {}
                }
            }
        }
    }

    private void headingStyle(String style, String name) {
        if (style == null || name == null || headingStyles.size() > MAX_ENTRIES) {
            return;
        }
        if (name.equalsIgnoreCase("title")) {
            headingStyles.put(style, 1);
        } else if (name.matches("(?i)heading [1-9]")) {
            headingStyles.put(style, Math.min(6, name.charAt(name.length() - 1) - '0'));
        }
    }

    private void properties(SafeXml xml) throws XMLStreamException {
        StringBuilder text = null;
        for (int event = xml.next(); event != XMLEvent.END_DOCUMENT; event = xml.next()) {
            if (event == XMLEvent.START_ELEMENT && xml.name().equals("title")) {
                text = new StringBuilder();
            } else if (event == XMLEvent.END_ELEMENT && text != null) {
                title = PlainText.cut(text.toString(), 300);
                return;
            } else if (text != null && xml.isText() && text.length() < 1000) {
                text.append(xml.text());
            }
        }
    }
}
