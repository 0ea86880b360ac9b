package io.partnerchat.widget;

/**
 * Somebody who may change the widget.
 *
 * @param who goes into the history: the key's label, or {@code open}
 */
record Editing(EditorSession session, String who) {}
