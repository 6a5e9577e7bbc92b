package org.cttdc.uikit.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import org.cttdc.uikit.testkit.Bundles;
import org.junit.jupiter.api.Test;

class TextsTest {

    private final Languages languages = new Languages(Locale.US);
    private final Texts texts = Texts.load(languages, file -> Texts.class.getResourceAsStream(file), "uikit");

    @Test
    void bundlesAreComplete() {
        Bundles.assertComplete(texts);
        Bundles.assertUsedKeysExist(texts, Path.of("src/main/java"));
    }

    @Test
    void boundTextFollowsTheLanguage() {
        var bound = texts.bind("proof.chip.verified", 12345, 3);
        assertThat(bound.get()).isEqualTo("Verified at 12,345 · 3 nodes agree");
        languages.use(Locale.CHINA);
        assertThat(bound.get()).isEqualTo("已在高度 12,345 验证 · 3 个节点一致");
    }

    @Test
    void argumentsThatAreTextsAreTranslatedToo() {
        assertThat(texts.get("sign.bytes.meaning", 0, 3, texts.text("sign.cancel")))
                .isEqualTo("Bytes 0 to 3: Cancel");
    }

    @Test
    void unknownKeyIsNamed() {
        assertThatThrownBy(() -> texts.bind("no.such"))
                .hasMessageContaining("uikit_en")
                .hasMessageContaining("no.such");
    }

    @Test
    void moneyIsExact() {
        var money = new Money(languages);
        assertThat(money.credit(123_456).text()).isEqualTo("¥1,234.56");
        assertThat(money.credit(-5).text()).isEqualTo("\u2212¥0.05");
        assertThat(money.credit(Long.MIN_VALUE).exact()).isEqualTo("-92233720368547758.08");
        assertThat(money.ctt(1_500_000).text()).isEqualTo("1.5\u00a0CTT");
        assertThat(money.ctt(1).exact()).isEqualTo("0.000001");
        assertThat(money.ctt(0).text()).isEqualTo("0\u00a0CTT");
        assertThat(money.ctt(-2_000_000_000_000L).text()).isEqualTo("\u22122,000,000\u00a0CTT");
    }

    @Test
    void timesAreRelativeAndAbsolute() {
        var times = new Times(texts, InstantSource.fixed(Instant.parse("2026-11-24T03:10:05Z")), ZoneOffset.UTC);
        assertThat(times.both(Instant.parse("2026-11-24T03:07:00Z"))).isEqualTo("3 minutes ago (2026-11-24 03:07:00)");
        assertThat(times.relative(Instant.parse("2026-11-24T05:10:06Z"))).isEqualTo("in 2 hours");
        assertThat(times.relative(Instant.parse("2026-11-24T03:10:00Z"))).isEqualTo("just now");
    }
}
