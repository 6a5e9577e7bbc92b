package org.cttdc.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cttdc.lightnode.api.LightNodeConfig;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.LightNodes;
import org.cttdc.lightnode.api.LightNodes.HeaderClaim;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which network, whom to ask, what to trust. What was said once is kept in the home. */
final class NetworkOptions {
    private static final int DEFAULT_TIMEOUT = 60;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Where what was verified and sent is kept (default: $CTT_HOME, else ~/.ctt).")
    private @Nullable Path home;

    @Option(
            names = "--peer",
            paramLabel = "URL",
            description =
                    "RPC address of a full node, http or https; repeat it, the more the better. Kept in the home.")
    private List<URI> peers = new ArrayList<>();

    @Option(
            names = "--trust",
            paramLabel = "HEIGHT:HASH",
            converter = TrustText.class,
            description = {
                "A header that you know from someone you trust; everything else is derived from it. Kept in the home.",
                "Another one than before drops what was derived from the old one, and ends a halt."
            })
    private TrustRoot.@Nullable Checkpoint trust;

    @Option(
            names = "--trust-on-first-use",
            description =
                    "Trust the newest header that the peers show, or the profile's signer, this one time, where the home"
                            + " trusts none yet.")
    private boolean firstUse;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = {
                "A network profile, as the network's operators hand it out: chain, trust root, nodes, witnesses and"
                        + " trusting period in one signed file. Kept in the home.",
                "In place of --peer, --trust and --trusting-period."
            })
    private @Nullable Path profile;

    @Option(
            names = "--profile-signer",
            paramLabel = "HEX",
            converter = KeyText.class,
            description =
                    "The key whose profiles you believe, as you know it from its owner. Kept in the home; needed once.")
    private @Nullable Bytes signer;

    @Option(
            names = "--trusting-period",
            paramLabel = "DAYS",
            description =
                    "How long a verified header may be built on; shorter than the chain's unbonding period (default:"
                            + " 14). Kept in the home.")
    private @Nullable Integer trustingDays;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "How long to wait for the nodes (default: 60).")
    private int timeout = DEFAULT_TIMEOUT;

    @Option(names = "--json", description = "Say it as one line of JSON.")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields in before anything reads them
    NetworkOptions() {}

    Path home() {
        return home == null ? CttCommand.defaultHome() : home;
    }

    boolean json() {
        return json;
    }

    Duration timeout() {
        return Duration.ofSeconds(timeout);
    }

    Report report() {
        return new Report(spec.commandLine().getOut(), json);
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    void warn(String what) {
        err().println("ctt: WARNING: " + what);
        err().flush();
    }

    ParameterException usage(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    LightNodeConfig.Limits limits() {
        Duration call = Duration.ofSeconds(Math.min(10, timeout));
        return new LightNodeConfig.Limits(
                call, timeout(), LightNodeConfig.Limits.DEFAULT.poll(), LightNodeConfig.Limits.DEFAULT.maxReply());
    }

    /** The network to work with; what is new is kept. */
    Network network() throws IOException {
        if (timeout < 1 || (trustingDays != null && trustingDays < 1)) {
            throw usage("--timeout and --trusting-period begin at 1");
        }
        Optional<Network> known = Network.load(home());
        Network network = profile == null ? named(known) : profiled(profile, known);
        if (!Optional.of(network).equals(known)) {
            network.save(home());
        }
        return network;
    }

    private Network profiled(Path file, Optional<Network> known) throws IOException {
        if (!peers.isEmpty() || trust != null || trustingDays != null) {
            throw usage("--profile says which nodes to ask and what to trust: leave out --peer, --trust and"
                    + " --trusting-period");
        }
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw usage("--profile: " + file + " cannot be read");
        }
        ProfileSigner believed =
                new ProfileSigner(Optional.ofNullable(signer), known.flatMap(Network::signer), firstUse);
        return Network.of(believed.check(file, this));
    }

    private Network named(Optional<Network> known) {
        if (signer != null) {
            throw usage("--profile-signer says whose --profile FILE is believed, and there is none");
        }
        List<URI> asked = !peers.isEmpty() ? peers : known.map(Network::peers).orElse(List.of());
        if (asked.isEmpty()) {
            throw usage("say which node to ask, for example --peer http://127.0.0.1:26657: " + home().toAbsolutePath()
                    + " was not used with a network yet");
        }
        asked.forEach(this::requireAddress);
        Duration period = trustingDays != null
                ? Duration.ofDays(trustingDays)
                : known.map(Network::trustingPeriod).orElse(LightNodeConfig.DEFAULT_TRUSTING_PERIOD);
        return trusted(asked, known, period);
    }

    private void requireAddress(URI peer) {
        if (peer.getHost() == null || !("http".equals(peer.getScheme()) || "https".equals(peer.getScheme()))) {
            throw usage("--peer: " + peer + " is not an http or https address");
        }
    }

    private Network trusted(List<URI> asked, Optional<Network> known, Duration period) {
        TrustRoot.Checkpoint root = trust;
        if (root != null) {
            String chain = chainOf(asked, root);
            return known.filter(network -> network.chainId().equals(chain))
                    .orElseGet(() -> Network.of(chain, root, asked, period))
                    .with(root, asked, period);
        }
        if (known.isPresent()) {
            return known.get().with(known.get().trust(), asked, period);
        }
        if (!firstUse) {
            throw usage("say what to trust: --trust HEIGHT:HASH of a header you know from someone you trust, or"
                    + " --trust-on-first-use to believe the peers this one time");
        }
        HeaderClaim claim = firstSight(asked);
        warn("trusting header " + TrustText.of(claim.trust()) + " of chain " + claim.chainId() + " only because "
                + (asked.size() == 1 ? "the one peer shows it" : "the peers show it")
                + ". Compare it with someone you trust.");
        return Network.of(claim.chainId(), claim.trust(), asked, period);
    }

    /** The chain of a trusted header: its hash covers the name, so whoever shows the header cannot lie about it. */
    private String chainOf(List<URI> asked, TrustRoot.Checkpoint root) {
        return firstAnswer(asked, peer -> {
                    HeaderClaim claim = LightNodes.headerOf(peer, root.height()).value();
                    if (!claim.trust().equals(root)) {
                        throw new LightNodeException(
                                Code.INVALID_HEADER,
                                peer + " shows header " + TrustText.of(claim.trust()) + ", to be trusted is "
                                        + TrustText.of(root));
                    }
                    return claim;
                })
                .chainId();
    }

    /** The newest header of the first peer that answers; every other that answers must show the same one. */
    private HeaderClaim firstSight(List<URI> asked) {
        HeaderClaim first = firstAnswer(asked, peer -> LightNodes.newestOf(peer).value());
        for (URI peer : asked) {
            TrustRoot.Checkpoint other;
            try {
                other = LightNodes.headerOf(peer, first.trust().height())
                        .value()
                        .trust();
            } catch (LightNodeException e) {
                err().println("ctt: " + peer + " does not say what it thinks of it: " + e.getMessage());
                continue;
            }
            if (!other.equals(first.trust())) {
                throw new LightNodeException(
                        Code.INVALID_HEADER,
                        "the peers do not agree: header " + TrustText.of(first.trust()) + " and, by " + peer + ", "
                                + TrustText.of(other) + ". Nothing is trusted");
            }
        }
        return first;
    }

    /** Asks one peer. */
    @FunctionalInterface
    private interface Question {
        HeaderClaim ask(URI peer);
    }

    private static HeaderClaim firstAnswer(List<URI> asked, Question question) {
        LightNodeException last = null;
        for (URI peer : asked) {
            try {
                return question.ask(peer);
            } catch (LightNodeException e) {
                // A lie tells more than a silence.
                last = last == null || last.code() == Code.UNREACHABLE ? e : last;
            }
        }
        throw last == null ? new LightNodeException(Code.UNREACHABLE, "there is no peer to ask") : last;
    }
}
