package tocsin.domain.pack;

import java.util.List;

/**
 * A name that frauds borrow. Words are lower-case letters and digits as they stand in host labels.
 *
 * @param id stable and short; names the brand in evidence
 * @param zh name in Chinese
 * @param en name in English
 * @param names spellings that are nobody else's word: five letters up
 * @param pinyin the Chinese name spelt out: six letters up
 * @param shorts abbreviations and ordinary words; they say something only beside a lure word
 * @param own registrable domains of the brand, which never imitate it or another
 * @param not labels that are never taken for it
 */
public record Brand(
    String id,
    BrandKind kind,
    String zh,
    String en,
    List<String> names,
    List<String> pinyin,
    List<String> shorts,
    List<String> own,
    List<String> not) {}
