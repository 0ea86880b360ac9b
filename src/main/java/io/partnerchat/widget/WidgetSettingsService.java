package io.partnerchat.widget;

import io.partnerchat.company.Company;
import io.partnerchat.company.CompanyChanged;
import io.partnerchat.company.CompanyCreated;
import io.partnerchat.company.CompanyErased;
import io.partnerchat.company.CompanyService;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Reads and changes a company's widget settings in the database. */
@Stateless
public class WidgetSettingsService {
    @Inject
    WidgetSettingsStore store;

    @Inject
    SettingChangeStore history;

    @Inject
    CompanyService companies;

    @Inject
    Event<CompanyChanged> changed;

    public WidgetSettings read(Company company) {
        WidgetSettings defaults = defaultsOf(company);
        return store.find(company.id()).map(row -> row.toSettings(defaults)).orElse(defaults);
    }

    /**
     * The change is whole or not at all, and one after the other: two at once both count.
     *
     * @param who goes into the history: a key's label, or {@code open}
     */
    public WidgetSettings change(Company company, WidgetSettingsChange change, String who) {
        companies.lock(company.id());
        WidgetSettings old = read(company);
        WidgetSettings settings = change.appliedTo(old);
        history.record(company.id(), who, SettingTexts.of(old), SettingTexts.of(settings));
        store.find(company.id())
                .ifPresentOrElse(row -> row.apply(settings), () -> store.add(new WidgetSettingsEntity(settings)));
        changed.fire(new CompanyChanged(company.id()));
        return settings;
    }

    public void addDefaults(@Observes CompanyCreated created) {
        store.add(new WidgetSettingsEntity(defaultsOf(created.company())));
    }

    public void erase(@Observes CompanyErased erased) {
        store.deleteAll(erased.companyId());
        history.deleteAll(erased.companyId());
    }

    private static WidgetSettings defaultsOf(Company company) {
        return WidgetSettings.defaults(company.id(), company.name(), company.logoUrl());
    }
}
