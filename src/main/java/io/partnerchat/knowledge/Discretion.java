package io.partnerchat.knowledge;

import io.partnerchat.company.Company;

/** Says what of a question may leave for a vendor; the room that knows what is personal in a text implements it. */
public interface Discretion {
    String outgoing(Company company, String text);
}
