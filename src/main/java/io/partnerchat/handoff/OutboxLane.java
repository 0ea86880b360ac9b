package io.partnerchat.handoff;

/** Messages of one company and channel: a node sends them one after the other. */
public record OutboxLane(String companyId, Channel channel) {}
