package io.partnerchat.chat;

/** Decides what may be shown of a text that comes in pieces. One for each answer; called by one thread at a time. */
interface TextFilter {
    /** What may be shown now; what cannot be told yet is held back. */
    String push(String piece);

    /** The rest, as no more will come. */
    String end();
}
