namespace InvestOps.LocalFunctions.Tests.Invocation;

/// <summary>A message of JSON.</summary>
public sealed record EchoJob(string Strategy, decimal Capital);
