using InvestOps.Domain.Market;

namespace InvestOps.Pipeline.Quality;

/// <summary>A session to be judged again.</summary>
/// <param name="Session">Its rows, those held back before included.</param>
/// <param name="Source">The source that gave them.</param>
public sealed record ReopenedSession(SessionData Session, string Source);
