namespace InvestOps.LocalFunctions.Tests.Http;

/// <summary>A thing of the shop.</summary>
public sealed record Item(int Id, string Note);
