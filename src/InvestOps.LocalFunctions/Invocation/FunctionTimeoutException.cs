using System.Globalization;

namespace InvestOps.LocalFunctions.Invocation;

/// <summary>A function took longer than <c>functionTimeout</c>.</summary>
public sealed class FunctionTimeoutException(string function, TimeSpan limit)
    : TimeoutException(string.Create(CultureInfo.InvariantCulture, $"{function} was told to end after functionTimeout, {limit:c}."));
