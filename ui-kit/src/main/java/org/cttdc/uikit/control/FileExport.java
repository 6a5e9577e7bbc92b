package org.cttdc.uikit.control;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.async.UserErrorException;
import org.jspecify.annotations.Nullable;

/** Lets a person save a file: asks where, writes it whole or not at all, off the FX thread. */
public final class FileExport {

    private FileExport() {}

    /**
     * Asks for a place and writes.
     *
     * @param failed told on the FX thread if the file could not be written
     */
    public static void save(
            UiKit kit, @Nullable Window owner, String suggestedName, byte[] content, Consumer<UserError> failed) {
        save(kit, owner, suggestedName, () -> content, _ -> {}, failed);
    }

    /**
     * Asks for a place, makes the content and writes it.
     *
     * @param content made off the FX thread, once there is a place for it
     * @param saved told on the FX thread where the file is
     * @param failed told on the FX thread if the content could not be made or written
     */
    public static void save(
            UiKit kit,
            @Nullable Window owner,
            String suggestedName,
            Callable<byte[]> content,
            Consumer<Path> saved,
            Consumer<UserError> failed) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(suggestedName);
        File chosen = chooser.showSaveDialog(owner);
        if (chosen == null) {
            return;
        }
        Path target = chosen.toPath();
        kit.bridge().run(() -> write(kit, target, content.call()), saved, failed);
    }

    /** Writes through a temporary file beside the target, so that nobody ever sees half a file. */
    static Path write(UiKit kit, Path target, byte[] content) {
        Path temporary = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (var channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            return Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UserErrorException(UserError.of(kit.texts(), "export.write", e.toString(), target.toString()), e);
        }
    }
}
