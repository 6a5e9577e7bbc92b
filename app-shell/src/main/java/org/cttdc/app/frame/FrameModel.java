package org.cttdc.app.frame;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.cttdc.uikit.workbench.Page;
import org.cttdc.uikit.workbench.Role;
import org.cttdc.uikit.workbench.Workbench;
import org.jspecify.annotations.Nullable;

/** What the frame knows: the workbenches in the order of a role, where the person is, and the status. No nodes. */
public final class FrameModel {

    private final ObjectProperty<FrameStatus> status =
            new SimpleObjectProperty<>(this, "status", FrameStatus.starting());
    private final ObjectProperty<@Nullable AccountChip> account = new SimpleObjectProperty<>(this, "account");
    private final ReadOnlyObjectWrapper<Place> place;
    private final List<Workbench> workbenches;
    private final Map<String, Page> lastPages = new HashMap<>();

    /**
     * Starts at the home page of the role's first workbench.
     *
     * @throws IllegalArgumentException if there is no workbench, one has no page, or two share an id
     */
    public FrameModel(List<Workbench> workbenches, Role role) {
        var ids = new HashSet<String>();
        for (Workbench workbench : workbenches) {
            if (!ids.add(workbench.id())) {
                throw new IllegalArgumentException("Two workbenches have the id " + workbench.id());
            }
            if (workbench.pages().isEmpty()) {
                throw new IllegalArgumentException("Workbench " + workbench.id() + " has no page");
            }
        }
        if (workbenches.isEmpty()) {
            throw new IllegalArgumentException("The frame needs at least one workbench");
        }
        this.workbenches = workbenches.stream()
                .sorted(Comparator.comparingInt((Workbench workbench) -> workbench.order(role)))
                .toList();
        Workbench first = this.workbenches.getFirst();
        place = new ReadOnlyObjectWrapper<>(
                this, "place", new Place(first, first.pages().getFirst()));
    }

    /** The workbenches as the rail shows them. */
    public List<Workbench> workbenches() {
        return workbenches;
    }

    public ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    public ObjectProperty<FrameStatus> statusProperty() {
        return status;
    }

    /** The account in use, or null before there is one. */
    public ObjectProperty<@Nullable AccountChip> accountProperty() {
        return account;
    }

    /** Goes to a workbench, to the page it was left at. */
    public void open(Workbench workbench) {
        go(new Place(
                workbench,
                lastPages.getOrDefault(workbench.id(), workbench.pages().getFirst())));
    }

    /** Goes to a page. */
    public void open(Workbench workbench, Page page) {
        go(new Place(workbench, page));
    }

    /**
     * Goes to a page by identifiers.
     *
     * @throws IllegalArgumentException if there is no such place
     */
    public void open(String workbenchId, String pageId) {
        for (Workbench workbench : workbenches) {
            for (Page page : workbench.pages()) {
                if (workbench.id().equals(workbenchId) && page.id().equals(pageId)) {
                    go(new Place(workbench, page));
                    return;
                }
            }
        }
        throw new IllegalArgumentException("There is no page " + workbenchId + "/" + pageId);
    }

    /** All workbenches, the present one first. */
    public List<Workbench> hereFirst() {
        Workbench here = place.get().workbench();
        var all = new ArrayList<Workbench>(workbenches.size());
        all.add(here);
        workbenches.stream().filter(other -> !other.equals(here)).forEach(all::add);
        return all;
    }

    private void go(Place to) {
        lastPages.put(to.workbench().id(), to.page());
        place.set(to);
    }
}
