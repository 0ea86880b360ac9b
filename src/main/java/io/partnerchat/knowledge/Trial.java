package io.partnerchat.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * A question that a partner tried.
 *
 * @param hits what the bot found, best first
 * @param answer what it would say without a model; empty: that it does not know
 */
public record Trial(String question, List<Hit> hits, Optional<String> answer) {}
