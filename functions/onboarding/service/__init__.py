"""Use cases of onboarding, by who acts: the applicant, the operator, the clock."""
