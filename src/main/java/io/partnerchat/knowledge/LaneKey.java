package io.partnerchat.knowledge;

/** A lane of one company. */
public record LaneKey(String companyId, Lane lane) {}
