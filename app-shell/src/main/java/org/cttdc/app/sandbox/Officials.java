package org.cttdc.app.sandbox;

import static org.cttdc.uikit.async.Waiting.await;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.DocumentWriter;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.reviewer.flow.CourtFlow;
import org.cttdc.uikit.catalogue.Catalogue;
import org.cttdc.uikit.catalogue.PublishedListing;
import org.cttdc.uikit.catalogue.PublishedModel;
import org.cttdc.wallet.api.SigningRequest;
import org.cttdc.wallet.api.Wallet;

/**
 * Those of the crowd who serve the chain: laboratories that measure what they were drawn for, operators of validators and nominators who
 * claim what their term earned. By the same wallet and outbox as everybody. Calls block.
 */
final class Officials {
    /** Failures draw further audits; after these rounds the rest waits for the next cycle. */
    private static final int ROUNDS = 4;
    /** Most messages of a transaction. */
    private static final int MESSAGES = 16;

    private final Cast cast;
    private final LightNode node;
    private final Wallet wallet;
    private final CourtFlow court;
    private final InstantSource clock;

    Officials(Cast cast, LightNode node, Wallet wallet, CourtFlow court, InstantSource clock) {
        this.cast = cast;
        this.node = node;
        this.wallet = wallet;
        this.court = court;
        this.clock = clock;
    }

    /** Files what the laboratories find of every report they were drawn for. */
    void answerAudits() {
        for (int round = 0; round < ROUNDS; round++) {
            List<LabWork.Job> jobs =
                    LabWork.open(Records.of(node.head()), cast, node.status().height());
            if (jobs.isEmpty()) {
                return;
            }
            Crowd.await(file(jobs));
        }
    }

    private List<CompletableFuture<OutboxEntry>> file(List<LabWork.Job> jobs) {
        Map<Bytes, PublishedListing> listings = new HashMap<>();
        Map<Bytes, PublishedModel> models = new HashMap<>();
        Catalogue catalogue = new Catalogue(node.head());
        catalogue.listings().value().forEach(one -> listings.put(one.state().id(), one));
        catalogue.models().value().forEach(one -> models.put(one.state().id(), one));
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        List<CompletableFuture<OutboxEntry>> sent = new ArrayList<>();
        for (LabWork.Job job : jobs) {
            PublishedListing listing = listings.get(job.report().listing());
            PublishedModel model = models.get(job.report().model());
            if (listing != null && model != null) {
                Bytes found =
                        Bytes.of(DocumentWriter.canonical(job.report(listing.document(), model.document(), today)));
                OutboxEntry entry =
                        court.audit(cast.address(job.lab()), job.report().id(), Optional.of(found), "audit");
                sent.add(node.outbox().settled(entry.id()));
            }
        }
        return sent;
    }

    /** Claims what the pots owe to everybody but the member. */
    void claimPots() {
        Map<Persona, List<Msg>> byPersona = new LinkedHashMap<>();
        for (PotClaims.Claim claim : PotClaims.of(Records.of(node.head()), cast)) {
            List<Msg> messages = byPersona.computeIfAbsent(claim.who(), who -> new ArrayList<>());
            if (messages.size() < MESSAGES) {
                messages.add(claim.message());
            }
        }
        List<CompletableFuture<OutboxEntry>> sent = new ArrayList<>();
        byPersona.forEach((who, messages) -> {
            OutboxEntry entry = await(wallet.propose(new SigningRequest(cast.address(who), messages, "pots")));
            sent.add(node.outbox().settled(entry.id()));
        });
        Crowd.await(sent);
    }
}
