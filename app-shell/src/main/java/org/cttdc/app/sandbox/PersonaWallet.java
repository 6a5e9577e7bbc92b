package org.cttdc.app.sandbox;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.protocol.keys.Address;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.wallet.api.WalletAccount;
import org.cttdc.wallet.api.WalletState;
import org.cttdc.wallet.core.ChainProfile;
import org.cttdc.wallet.core.SigningPresenter;
import org.cttdc.wallet.core.WalletService;
import org.cttdc.wallet.keystore.KdfCost;
import org.cttdc.wallet.keystore.KdfPolicy;

/** Opens a wallet that holds every persona of the sandbox, under a passphrase everyone may know. */
final class PersonaWallet {
    /** Told to whoever is locked out. */
    static final String PASSPHRASE = "sandbox";

    /** What sandbox wallets sign for. */
    static final ChainProfile PROFILE = new ChainProfile(SandboxGenesis.CHAIN_ID, Address.SANDBOX_PREFIX);

    private PersonaWallet() {}

    static WalletService open(
            Path keystore,
            LightNode node,
            SigningPresenter presenter,
            Cast cast,
            Languages languages,
            InstantSource clock,
            SecureRandom random) {
        WalletService wallet = new WalletService(
                keystore,
                node,
                PROFILE,
                presenter,
                KdfPolicy.fixed(KdfCost.FAST),
                languages,
                work -> Thread.ofVirtual().name("wallet").start(work),
                clock,
                random);
        List<Persona> personas = cast.all();
        if (wallet.state().stage() == WalletState.Stage.NONE) {
            wallet.restore(cast.phrase(), personas.getFirst().name(languages.get()), PASSPHRASE.toCharArray());
        } else {
            wallet.unlock(PASSPHRASE.toCharArray());
        }
        for (Persona persona : personas.subList(wallet.state().accounts().size(), personas.size())) {
            wallet.addAccount(persona.name(languages.get()));
        }
        WalletAccount member = wallet.state().accounts().getFirst();
        wallet.activate(member.address());
        return wallet;
    }
}
