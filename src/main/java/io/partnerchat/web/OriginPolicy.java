package io.partnerchat.web;

import java.util.Set;

/** Knows from which sites a company's widget may be used. */
public interface OriginPolicy {
    /** The origins a company allows, such as {@code https://shop.example}; empty: any site. */
    Set<String> allowedOrigins(String companyId);
}
