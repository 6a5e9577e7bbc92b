package org.cttdc.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.cttdc.uikit.theme.Theme;
import org.cttdc.uikit.workbench.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1_700_000_000_123L));

    @TempDir
    Path home;

    @Test
    void whatWasChosenComesBack() {
        var file = new SettingsFile(home, CLOCK);
        var chosen = new Settings(Locale.SIMPLIFIED_CHINESE, Theme.DARK, 125, 1440, 900, Role.MERCHANT);
        file.write(chosen);
        assertThat(new SettingsFile(home, CLOCK).read(Locale.ENGLISH).settings())
                .isEqualTo(chosen);
    }

    @Test
    void theFirstStartSpeaksTheSystemsLanguage() {
        var file = new SettingsFile(home, CLOCK);
        assertThat(file.read(Locale.TAIWAN).settings().language()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(file.read(Locale.GERMANY).settings().language()).isEqualTo(Locale.ENGLISH);
        assertThat(file.read(Locale.GERMANY).aside()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"version\":2}",
                "{\"version\":1,\"language\":\"en\",\"theme\":\"PINK\",\"zoomPercent\":100,\"width\":1,\"height\":1,\"role\":\"MEMBER\"}"
            })
    void aDamagedFileIsKeptAsideAndTheDefaultsServe(String damaged) throws IOException {
        Files.writeString(home.resolve("settings.json"), damaged);
        var file = new SettingsFile(home, CLOCK);
        SettingsFile.Read read = file.read(Locale.ENGLISH);
        assertThat(read.settings()).isEqualTo(Settings.first(Locale.ENGLISH));
        assertThat(read.aside()).hasValueSatisfying(aside -> assertThat(aside).hasContent(damaged));
        assertThat(home.resolve("settings.json")).doesNotExist();
    }

    @Test
    void sizesOfALostScreenAreBroughtBack() {
        assertThat(new Settings(Locale.ENGLISH, Theme.LIGHT, 5000, -3, 99_999, Role.MEMBER))
                .isEqualTo(new Settings(Locale.ENGLISH, Theme.LIGHT, 200, 900, 16_384, Role.MEMBER));
    }

    @Test
    void aCrashIsWrittenDown() {
        Path log = new CrashLog(home, CLOCK).write(Thread.currentThread(), new IllegalStateException("lost"));
        assertThat(log).content().contains("IllegalStateException: lost", "SettingsFileTest");
    }
}
