namespace InvestOps.Pipeline.Dashboard;

/// <summary>A form that was sent and not taken.</summary>
/// <param name="Values">What was typed, by field.</param>
/// <param name="Faults">Why it was not taken.</param>
public sealed record RefusedForm(IReadOnlyDictionary<string, string> Values, IReadOnlyList<FormFault> Faults);
