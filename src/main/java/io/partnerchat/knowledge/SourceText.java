package io.partnerchat.knowledge;

import java.util.List;

/**
 * What a file, a page or a product says, ready to be cut into passages.
 *
 * @param title null when it has none
 * @param language as the source declares it, a BCP 47 tag; null when it does not
 * @param blocks in reading order, at least one
 */
record SourceText(String title, String language, List<Block> blocks) {}
