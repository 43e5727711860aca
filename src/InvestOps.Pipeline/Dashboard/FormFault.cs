namespace InvestOps.Pipeline.Dashboard;

/// <summary>One reason why a form was not taken.</summary>
/// <param name="Field">The field beside which it is said, one of <see cref="FormFields"/>; null where it is about the whole.</param>
/// <param name="Reason">The reason, for people.</param>
public sealed record FormFault(string? Field, string Reason);
