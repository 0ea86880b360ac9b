package io.partnerchat.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param field the field's name in the JSON body, with a path for nested ones ({@code history[2].role})
 * @param message what is expected, for a person
 */
public record Violation(String field, String message) {}
