package io.partnerchat.chat;

import io.partnerchat.company.Company;
import io.partnerchat.knowledge.Discretion;
import jakarta.enterprise.context.ApplicationScoped;

/** A partner who tries a question is as discreet about it as its visitors' chat is. */
@ApplicationScoped
public class MaskedQuestions implements Discretion {
    @Override
    public String outgoing(Company company, String text) {
        return Masking.outgoing(company, text);
    }
}
