package tocsin.domain.pack;

/**
 * Something that may happen next to an exposure, for <em>what would change it</em>.
 *
 * @param fact the fact that it changes
 * @param add what is added to it
 * @param zh what happens, in Chinese
 * @param en the same in English
 */
public record WhatIf(String fact, double add, String zh, String en) {}
