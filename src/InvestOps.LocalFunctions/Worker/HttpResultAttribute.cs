namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks the property that is the HTTP answer where a function returns several things.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HttpResultAttribute : Attribute;
