namespace InvestOps.Pipeline.Quality;

/// <summary>A decision that has nothing to be about; the message says what there is.</summary>
public sealed class DecisionRefusedException(string message) : Exception(message);
