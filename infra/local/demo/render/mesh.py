"""Shapes that jewellery is made of: sweeps, domes, balls, text. Lengths are centimetres, z is up."""

import math
from collections.abc import Callable, Iterable, Sequence

import bmesh
import bpy
import numpy as np
from mathutils import Matrix, Vector

Object = bpy.types.Object
Points = np.ndarray
TAU = math.tau


def make(
    name: str, verts: Points, faces: Sequence[Sequence[int]], material: bpy.types.Material, smooth: bool = True
) -> Object:
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata([tuple(v) for v in verts], [], [tuple(f) for f in faces])
    mesh.update()
    mesh.polygons.foreach_set("use_smooth", [smooth] * len(mesh.polygons))
    mesh.materials.append(material)
    return link(bpy.data.objects.new(name, mesh))


def link(thing: Object) -> Object:
    bpy.context.scene.collection.objects.link(thing)
    return thing


def copy_of(thing: Object, matrix: Matrix) -> Object:
    """Another object on the same mesh: a hundred stones cost the memory of one."""
    twin = thing.copy()
    twin.matrix_world = matrix
    return link(twin)


def moved(things: Iterable[Object], matrix: Matrix) -> list[Object]:
    out = list(things)
    for thing in out:
        thing.matrix_world = matrix @ thing.matrix_world
    return out


def twins(things: Iterable[Object], matrix: Matrix) -> list[Object]:
    return [copy_of(thing, matrix @ thing.matrix_world) for thing in things]


def at(x: float = 0, y: float = 0, z: float = 0) -> Matrix:
    return Matrix.Translation((x, y, z))


def turn(axis: str, degrees: float) -> Matrix:
    return Matrix.Rotation(math.radians(degrees), 4, axis)


def size(x: float, y: float | None = None, z: float | None = None) -> Matrix:
    return Matrix.Diagonal((x, x if y is None else y, x if z is None else z, 1))


def facing(place: Sequence[float], normal: Sequence[float], scale: float = 1, spin: float = 0) -> Matrix:
    """Where a thing made with z up goes when its z shall point along `normal`."""
    rotation = Vector(normal).to_track_quat("Z", "Y").to_matrix().to_4x4()
    return Matrix.Translation(Vector(place)) @ rotation @ turn("Z", spin) @ size(scale)


def superellipse(a: float, b: float, power: float = 2.0, count: int = 40) -> Points:
    angle = np.linspace(0, TAU, count, endpoint=False)
    c, s = np.cos(angle), np.sin(angle)
    return np.stack([a * np.sign(c) * np.abs(c) ** (2 / power), b * np.sign(s) * np.abs(s) ** (2 / power)], 1)


def circle(radius: float, count: int = 128, plane: str = "XY", start: float = 0, end: float = TAU) -> Points:
    whole = abs(end - start - TAU) < 1e-9
    angle = np.linspace(start, end, count, endpoint=not whole)
    a, b, zero = radius * np.cos(angle), radius * np.sin(angle), np.zeros(count)
    return np.stack([a, zero, b] if plane == "XZ" else [a, b, zero], 1)


def _tangents(path: Points, closed: bool) -> Points:
    step = np.roll(path, -1, 0) - np.roll(path, 1, 0) if closed else np.gradient(path, axis=0)
    return step / np.maximum(np.linalg.norm(step, axis=1, keepdims=True), 1e-9)


def _carried_normals(tangents: Points) -> Points:
    """Normals carried along the path without twist."""
    first = np.cross(tangents[0], [0, 0, 1.0])
    if np.linalg.norm(first) < 1e-3:
        first = np.cross(tangents[0], [1.0, 0, 0])
    out = [first / np.linalg.norm(first)]
    for tangent in tangents[1:]:
        normal = out[-1] - tangent * np.dot(out[-1], tangent)
        out.append(normal / np.linalg.norm(normal))
    return np.array(out)


Section = Points | Callable[[float], Points]


def sweep(
    material: bpy.types.Material,
    path: Points,
    section: Section,
    *,
    normals: Points | None = None,
    closed: bool = False,
    smooth: bool = True,
) -> Object:
    """Draw `section` (along the normal, across) along `path`; a callable gets the share of the way, 0..1."""
    count = len(path)
    tangents = _tangents(path, closed)
    normals = _carried_normals(tangents) if normals is None else normals
    across = np.cross(tangents, normals)
    rings = []
    for i in range(count):
        shape = section(i / (count if closed else count - 1)) if callable(section) else section
        rings.append(path[i] + shape[:, :1] * normals[i] + shape[:, 1:] * across[i])
    m = len(rings[0])
    faces = [
        (i * m + j, i * m + (j + 1) % m, (i + 1) % count * m + (j + 1) % m, (i + 1) % count * m + j)
        for i in range(count if closed else count - 1)
        for j in range(m)
    ]
    if not closed:
        faces += [tuple(reversed(range(m))), tuple(range((count - 1) * m, count * m))]
    return make("sweep", np.concatenate(rings), faces, material, smooth)


def wire(
    material: bpy.types.Material,
    path: Points,
    radius: float,
    *,
    closed: bool = False,
    tip: float = 1.0,
    sides: int = 16,
) -> Object:
    """A round wire; `tip` is the share of the radius that is left at the end."""
    return sweep(
        material,
        np.asarray(path, float),
        lambda t: superellipse(radius * (1 + (tip - 1) * t), radius * (1 + (tip - 1) * t), 2, sides),
        closed=closed,
    )


def loop(material: bpy.types.Material, radius: float, section: Section, plane: str = "XY", count: int = 160) -> Object:
    """A closed band: the section's first axis is radial, its second along the band's axis."""
    path = circle(radius, count, plane)
    return sweep(material, path, section, normals=path / radius, closed=True)


def ball(material: bpy.types.Material, radius: float, place: Sequence[float] = (0, 0, 0), rings: int = 32) -> Object:
    polar = np.linspace(0, math.pi, rings)
    profile = np.stack([np.sin(polar), np.cos(polar)], 1) * radius
    thing = lathe(material, profile, rings * 2)
    thing.matrix_world = at(*place)
    return thing


def lathe(material: bpy.types.Material, profile: Points, count: int = 96, smooth: bool = True) -> Object:
    """Turn (radius, height) about z."""
    angle = np.linspace(0, TAU, count, endpoint=False)
    m = len(profile)
    verts = np.concatenate(
        [np.stack([profile[:, 0] * math.cos(a), profile[:, 0] * math.sin(a), profile[:, 1]], 1) for a in angle]
    )
    faces = [
        (i * m + j, i * m + j + 1, (i + 1) % count * m + j + 1, (i + 1) % count * m + j)
        for i in range(count)
        for j in range(m - 1)
    ]
    return make("lathe", verts, faces, material, smooth)


def dome(
    material: bpy.types.Material,
    outline: Points,
    height: Callable[[float], float],
    *,
    back: float = 0.0,
    rings: int = 24,
    relief: Callable[[float, float, float], float] | None = None,
) -> Object:
    """Fill a star-shaped outline; `height(s)` over s = 0 (middle) … 1 (rim); `back` mirrors that share below."""
    shares = np.sin(np.linspace(0, math.pi / 2, rings))
    m = len(outline)

    def side(sign: float) -> Points:
        layers = []
        for s in shares:
            xy = outline * s
            z = np.array([height(s) + (relief(x, y, s) if relief and sign > 0 else 0) for x, y in xy])
            layers.append(np.column_stack([xy, z * sign]))
        return np.concatenate(layers)

    verts = side(1)
    quads = [
        (i * m + j, i * m + (j + 1) % m, (i + 1) * m + (j + 1) % m, (i + 1) * m + j)
        for i in range(rings - 1)
        for j in range(m)
    ]
    faces = [tuple(reversed(q)) for q in quads]
    if back:
        offset = len(verts)
        verts = np.concatenate([verts, side(-back)])
        faces += [tuple(offset + v for v in q) for q in quads]
    thing = make("dome", verts, faces, material)
    weld(thing)
    return thing


def weld(thing: Object, distance: float = 1e-5) -> None:
    bm = bmesh.new()
    bm.from_mesh(thing.data)
    bmesh.ops.remove_doubles(bm, verts=bm.verts, dist=distance)
    bmesh.ops.recalc_face_normals(bm, faces=bm.faces)
    bm.to_mesh(thing.data)
    bm.free()


def letters(material: bpy.types.Material, text: str, height: float, depth: float, font: str | None = None) -> Object:
    """Raised letters, centred, lying in the xy plane."""
    curve = bpy.data.curves.new("letters", "FONT")
    curve.body, curve.size, curve.extrude, curve.bevel_depth = text, height, depth, depth * 0.35
    curve.align_x, curve.align_y = "CENTER", "CENTER"
    if font:
        curve.font = bpy.data.fonts.load(font, check_existing=True)
    curve.materials.append(material)
    thing = link(bpy.data.objects.new("letters", curve))
    bpy.context.view_layer.update()
    # Fonts disagree about what size means: measure the line and make it as high as asked.
    share = height / max(thing.dimensions.y, 1e-6)
    thing.matrix_world = size(share, share, 1)
    return thing


def slab(material: bpy.types.Material, x: float, y: float, z: float, bevel: float, power: float = 8) -> Object:
    """A block with soft edges, resting on z = 0."""
    outline = superellipse(1, 1, power, 96)
    curve = [(bevel * (1 - math.sin(a)), bevel * (1 - math.cos(a))) for a in np.linspace(0, math.pi / 2, 6)]
    rows = [*curve, *((inset, z - level) for inset, level in reversed(curve))]
    m = len(outline)
    verts = [np.column_stack([outline * [x / 2 - inset, y / 2 - inset], np.full(m, level)]) for inset, level in rows]
    faces: list[Sequence[int]] = [
        (i * m + j, i * m + (j + 1) % m, (i + 1) * m + (j + 1) % m, (i + 1) * m + j)
        for i in range(len(rows) - 1)
        for j in range(m)
    ]
    faces += [tuple(reversed(range(m))), tuple(range((len(rows) - 1) * m, len(rows) * m))]
    thing = make("slab", np.concatenate(verts), faces, material)
    for cap in thing.data.polygons[-2:]:
        cap.use_smooth = False
    return thing
