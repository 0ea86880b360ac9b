package io.partnerchat.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.XMLEvent;

/** The paragraphs, lists and tables of word/document.xml. Deleted text, field codes and fallbacks are left out. */
final class DocxBody {
    private static final int MAX_PARAGRAPH = 200_000;

    private final SafeXml xml;
    private final Map<String, Integer> headingStyles;
    private final BlockList blocks;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder cell = new StringBuilder();
    private final List<String> cells = new ArrayList<>();
    private List<String> header = List.of();
    private boolean headerRow;
    private int tables;
    private int level;
    private int item = -1;

    DocxBody(SafeXml xml, Map<String, Integer> headingStyles, BlockList blocks) {
        this.xml = xml;
        this.headingStyles = headingStyles;
        this.blocks = blocks;
    }

    void read() throws XMLStreamException {
        int skipBelow = 0;
        boolean inText = false;
        for (int event = xml.next(); event != XMLEvent.END_DOCUMENT; event = xml.next()) {
            if (skipBelow > 0) {
                skipBelow = xml.depth() < skipBelow ? 0 : skipBelow;
            } else if (event == XMLEvent.START_ELEMENT) {
                skipBelow = skipped(xml.name()) ? xml.depth() : 0;
                inText = xml.name().equals("t");
                start(xml.name());
            } else if (event == XMLEvent.END_ELEMENT) {
                inText = false;
                end(xml.name());
            } else if (inText && xml.isText() && text.length() < MAX_PARAGRAPH) {
                text.append(xml.text());
            }
        }
    }

    private static boolean skipped(String name) {
        return name.equals("del") || name.equals("instrText") || name.equals("Fallback") || name.equals("moveFrom");
    }

    private void start(String name) {
        switch (name) {
            case "p" -> {
                level = 0;
                item = -1;
            }
            case "pStyle" -> level = headingStyles.getOrDefault(attribute("val"), level);
            case "outlineLvl" -> level = Math.min(6, number(attribute("val")) + 1);
            case "ilvl" -> item = Math.min(8, number(attribute("val")));
            case "numPr" -> item = Math.max(0, item);
            case "tab", "br", "cr" -> text.append(' ');
            case "noBreakHyphen" -> text.append('-');
            case "tbl" -> {
                tables++;
                header = List.of();
            }
            case "tblHeader" -> headerRow = true;
            case "tc" -> cell.setLength(0);
            default -> {}
        }
    }

    private void end(String name) {
        switch (name) {
            case "p" -> paragraph();
            case "tc" -> cells.add(cell.toString());
            case "tr" -> row();
            case "tbl" -> tables--;
            default -> {}
        }
    }

    private void paragraph() {
        String paragraph = text.toString();
        text.setLength(0);
        if (tables > 0) {
            if (cell.length() < MAX_PARAGRAPH) {
                cell.append(cell.isEmpty() ? "" : " ").append(paragraph);
            }
        } else if (level > 0) {
            blocks.heading(level, paragraph);
        } else if (item >= 0) {
            blocks.item(item, paragraph);
        } else {
            blocks.paragraph(paragraph);
        }
    }

    private void row() {
        if (headerRow && header.isEmpty()) {
            header = List.copyOf(cells);
        } else {
            blocks.row(header, cells);
        }
        headerRow = false;
        cells.clear();
        cell.setLength(0);
    }

    private String attribute(String name) {
        String value = xml.attribute(name);
        return value == null ? "" : value;
    }

    /** A small whole number, 0 for anything else. */
    static int number(String text) {
        return text != null && text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }
}
