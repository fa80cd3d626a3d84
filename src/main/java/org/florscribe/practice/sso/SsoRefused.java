package org.florscribe.practice.sso;

/** Single sign-on did not work. Says why in set words; nothing of what a provider or a browser sent. */
public class SsoRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SsoProblem problem;

    public SsoRefused(SsoProblem problem) {
        super(problem.name());
        this.problem = problem;
    }

    public SsoRefused(SsoProblem problem, Throwable cause) {
        super(problem.name(), cause);
        this.problem = problem;
    }

    public SsoProblem problem() {
        return problem;
    }
}
