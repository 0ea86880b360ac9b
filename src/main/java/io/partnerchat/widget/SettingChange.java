package io.partnerchat.widget;

import java.time.LocalDateTime;

/**
 * One field of a company's widget that was changed.
 *
 * @param by the key's label, or {@code open} when no key was needed
 * @param at in UTC
 * @param field the column's name, or {@code allowed_origins}
 * @param oldValue as {@link SettingTexts} writes it, null: not set
 */
public record SettingChange(long id, String by, LocalDateTime at, String field, String oldValue, String newValue) {}
