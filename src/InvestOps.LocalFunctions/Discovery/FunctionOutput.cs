using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Discovery;

/// <summary>One queue that a function's return value goes to.</summary>
/// <param name="Property">The part of the return value; null for the whole.</param>
public sealed record FunctionOutput(QueueOutputAttribute Queue, PropertyInfo? Property);
