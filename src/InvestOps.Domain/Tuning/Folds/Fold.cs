namespace InvestOps.Domain.Tuning.Folds;

/// <summary>A part of the range to choose on, and another one, never seen by the choice, to judge it by.</summary>
/// <param name="Train">In order, without overlap.</param>
public sealed record Fold(IReadOnlyList<SessionSpan> Train, SessionSpan Test);
