package io.partnerchat.widget;

/**
 * A partner at work in the editor. It lives in the page alone, signed: see {@link EditorSessions}.
 *
 * @param id random, the same from sign-in to sign-out
 * @param keyId the row of the partner key, or {@link #NO_KEY} for a company that is open
 */
record EditorSession(String id, String companyId, long keyId) {
    static final long NO_KEY = 0;
}
