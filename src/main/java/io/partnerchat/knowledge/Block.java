package io.partnerchat.knowledge;

/**
 * A piece of a text that belongs together.
 *
 * @param level 1 to 6 for a heading, the depth from 0 for a list item, otherwise 0
 * @param text one line without doubled spaces, never blank
 */
record Block(Kind kind, int level, String text) {
    enum Kind {
        HEADING,
        PARAGRAPH,
        LIST_ITEM,
        /** {@code Header: cell; Header: cell} when the table names its columns, otherwise cells joined by {@code |}. */
        TABLE_ROW
    }
}
