namespace InvestOps.Pipeline.Dashboard.Requests;

/// <summary>A strategy that can be asked for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What its file says of it; why that cannot be read where <paramref name="IsUsable"/> is false.</param>
/// <param name="IsUsable">Whether its file can be read.</param>
public sealed record OfferedStrategy(string Name, string Description, bool IsUsable);
