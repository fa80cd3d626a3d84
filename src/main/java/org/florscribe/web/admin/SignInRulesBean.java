package org.florscribe.web.admin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.florscribe.practice.identity.SecondFactorRule;
import org.florscribe.practice.identity.SignInPolicy;
import org.florscribe.practice.identity.SignInRules;
import org.florscribe.web.view.StepUp;

/** How the practice lets its people in, on the page of the practice. */
@Named
@RequestScoped
public class SignInRulesBean {

    private final SignInPolicy policy;
    private final StepUp stepUp;

    private String idleMinutes = "";
    private SecondFactorRule secondFactor = SecondFactorRule.OPTIONAL;
    private String password = "";

    @Inject
    SignInRulesBean(SignInPolicy policy, StepUp stepUp) {
        this.policy = policy;
        this.stepUp = stepUp;
    }

    @PostConstruct
    void load() {
        SignInRules rules = policy.get();
        idleMinutes = Integer.toString(rules.idleMinutes());
        secondFactor = rules.secondFactor();
    }

    public String save() {
        stepUp.with(password);
        policy.change(new SignInRules(minutes(), secondFactor));
        return "/admin/practice.xhtml?faces-redirect=true&done=sign-in-rules-saved";
    }

    /** What is no number is refused in the same words as a wrong one. */
    private int minutes() {
        return idleMinutes.strip().matches("\\d{1,3}") ? Integer.parseInt(idleMinutes.strip()) : -1;
    }

    public List<SecondFactorRule> getSecondFactorRules() {
        return Arrays.asList(SecondFactorRule.values());
    }

    public SecondFactorRule getSecondFactor() {
        return secondFactor;
    }

    public void setSecondFactor(SecondFactorRule secondFactor) {
        this.secondFactor = secondFactor;
    }

    public String getIdleMinutes() {
        return idleMinutes;
    }

    public void setIdleMinutes(String idleMinutes) {
        this.idleMinutes = idleMinutes;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
