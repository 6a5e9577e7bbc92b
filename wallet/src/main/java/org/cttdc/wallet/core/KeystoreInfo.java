package org.cttdc.wallet.core;

import java.nio.file.Path;
import java.util.Optional;
import org.cttdc.wallet.keystore.KdfCost;
import org.cttdc.wallet.keystore.KeystoreStore;

/**
 * What the person may want to know about the keystore.
 *
 * @param path where it lies
 * @param backups where its dated backups lie
 * @param cost how hard the passphrase is to try; empty without a keystore
 * @param recovery set where a backup had to be used since the program started
 * @param backupProblem set where the last backup could not be made
 */
public record KeystoreInfo(
        Path path,
        Path backups,
        Optional<KdfCost> cost,
        Optional<KeystoreStore.Recovery> recovery,
        Optional<String> backupProblem) {}
