"""The one studio of the catalogue: its light, its ground, its camera, its way to WebP."""

import math
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import bpy
import gems
import materials
import numpy as np
from mathutils import Vector
from mesh import Object, make
from PIL import Image, ImageFilter

GROUND = (244, 241, 236)  # what the empty paper is in every finished picture
MAX_BYTES = 45_000

# azimuth, elevation, width, height (degrees), strength: the camera stands at azimuth -90, the picture's left is 180
Panel = tuple[float, float, float, float, float]
SOFTBOXES: Sequence[Panel] = (
    (148, 48, 62, 46, 5.6),  # key, from the back on the left
    (12, 34, 20, 62, 3.6),  # strip on the right
    (90, 20, 100, 14, 1.8),  # low, behind
    (-128, 40, 44, 40, 1.5),  # fill, from the camera's left
    (-40, 62, 26, 26, 1.6),
)


@dataclass(frozen=True)
class Shot:
    """How a piece is looked at: the camera's elevation and side in degrees, and how much of the frame it fills."""

    pitch: float = 26
    yaw: float = 0
    fill: float = 0.70
    lens: float = 100
    width: int = 1000
    height: int = 1000
    shift: tuple[float, float] = (0.0, 0.0)
    ground: str = "paper"


@dataclass(frozen=True)
class Quality:
    samples: int = 64
    threads: int = 1
    scale: float = 1.0


def new_scene() -> None:
    bpy.ops.wm.read_factory_settings(use_empty=True)
    materials.forget()
    gems.cut.cache_clear()


def _sky(for_stones: bool) -> np.ndarray:
    """An equirectangular studio: soft panels around a dim room; stones see a darker one with sparkle in it."""
    height, width = (256, 512) if for_stones else (128, 256)
    azimuth = (0.5 - (np.arange(width) + 0.5) / width) * 360
    elevation = ((np.arange(height) + 0.5) / height - 0.5) * 180
    az, el = np.meshgrid(azimuth, elevation)
    room = np.where(el > 0, 0.30 + 0.55 * np.clip(el / 90, 0, 1) ** 1.5, 0.12)
    room *= 0.62 + 0.38 * np.sin(np.radians(az)) * np.cos(np.radians(el))
    if for_stones:
        room = np.where(el > 0, 0.85, 0.45)
    overhead = 1 / (1 + np.exp((58 - el) / 2.2))
    light = room + overhead * (0.35 if for_stones else 2.4)
    panels = list(SOFTBOXES)
    if for_stones:
        random = np.random.default_rng(7)
        panels = [(a, e, w * 0.6, h * 0.5, strength * 0.5) for a, e, w, h, strength in SOFTBOXES]
        places = random.uniform((-180, 8, 4, 3), (180, 86, 16, 11), (70, 4))
        # Dark flags between small bright lamps: a brilliant shows contrast, not light alone.
        panels += [(*place, 9.0 if i % 3 == 0 else -0.78) for i, place in enumerate(places)]
    for a, e, w, h, strength in panels:
        across = np.abs((az - a + 180) % 360 - 180) * np.cos(np.radians(e))
        up = np.abs(el - e)
        soft = 1.2 if for_stones else 3.5
        light += strength / (1 + np.exp((across - w / 2) / soft)) / (1 + np.exp((up - h / 2) / soft))
    light = np.maximum(light, 0.03)
    colour = light[:, :, None] * ([1.0, 1.0, 1.0] if for_stones else [1.0, 0.985, 0.965])
    if for_stones:
        colour = colour + _fire(az, el)
    return np.dstack([colour, np.ones_like(light)]).astype(np.float32)


def _fire(az: np.ndarray, el: np.ndarray) -> np.ndarray:
    """Small spectra: each a row of coloured lamps from red to violet, as a prism would throw them."""
    random = np.random.default_rng(11)
    spectrum = np.array(
        [(1, 0.10, 0.05), (1, 0.55, 0.05), (0.75, 1, 0.10), (0.05, 0.9, 0.55), (0.08, 0.35, 1), (0.45, 0.1, 0.9)]
    )
    out = np.zeros((*az.shape, 3))
    for a, e, slope in random.uniform((-180, 12, -1), (180, 80, 1), (42, 3)):
        for k, hue in enumerate(spectrum):
            across = ((az - a - 2.4 * k + 180) % 360 - 180) * np.cos(np.radians(e))
            out += 3.2 * np.exp(-((across / 1.6) ** 2) - ((el - e - slope * 2.4 * k) / 3.0) ** 2)[:, :, None] * hue
    return out


def _sky_node(tree: bpy.types.NodeTree, for_stones: bool) -> bpy.types.Node:
    pixels = _sky(for_stones)
    image = bpy.data.images.new(
        "stones" if for_stones else "studio", pixels.shape[1], pixels.shape[0], float_buffer=True
    )
    image.pixels.foreach_set(pixels.ravel())
    image.update()
    image.pack()
    node = tree.nodes.new("ShaderNodeTexEnvironment")
    node.image = image
    return node


def light_the_room(strength: float = 1.0) -> None:
    scene = bpy.context.scene
    scene.world = bpy.data.worlds.new("studio")
    scene.world.use_nodes = True
    tree = scene.world.node_tree
    # Two backgrounds under a mixed shader, so that Cycles evaluates only the one it needs; a coarse sampling map is
    # enough for soft panels. Both together: a third of the time of one mixed colour (measured on two cores).
    scene.world.cycles.sampling_method = "MANUAL"
    scene.world.cycles.sample_map_resolution = 128
    path, mix = tree.nodes.new("ShaderNodeLightPath"), tree.nodes.new("ShaderNodeMixShader")
    tree.links.new(path.outputs["Is Transmission Ray"], mix.inputs["Fac"])
    for socket, for_stones in ((1, False), (2, True)):
        background = tree.nodes.new("ShaderNodeBackground")
        background.inputs["Strength"].default_value = strength
        tree.links.new(_sky_node(tree, for_stones).outputs["Color"], background.inputs["Color"])
        tree.links.new(background.outputs[0], mix.inputs[socket])
    tree.links.new(mix.outputs[0], tree.nodes["World Output"].inputs["Surface"])


def lay_paper(reach: float, ground: str) -> Object:
    angle = np.linspace(0, math.tau, 64, endpoint=False)
    rim = np.stack([reach * np.cos(angle), reach * np.sin(angle), np.zeros(64)], 1)
    surface = materials.travertine() if ground == "travertine" else materials.paper()
    sheet = make("ground", rim, [tuple(range(64))], surface, smooth=False)
    sheet["ground"] = True
    return sheet


def corners(subject: Sequence[Object]) -> np.ndarray:
    """Every vertex of the subject in the world (big meshes thinned): what the frame must hold."""
    clouds = []
    graph = bpy.context.evaluated_depsgraph_get()
    for thing in subject:
        mesh = thing.evaluated_get(graph).to_mesh()
        flat = np.empty(len(mesh.vertices) * 3, np.float32)
        mesh.vertices.foreach_get("co", flat)
        cloud = flat.reshape(-1, 3)[:: max(1, len(mesh.vertices) // 400)]
        matrix = np.array(thing.matrix_world)
        clouds.append(cloud @ matrix[:3, :3].T + matrix[:3, 3])
    return np.concatenate(clouds)


def rest_on_ground(subject: Sequence[Object]) -> None:
    bpy.context.view_layer.update()
    drop = lowest(subject)
    for thing in subject:
        thing.matrix_world.translation.z -= drop


def lowest(things: Sequence[Object]) -> float:
    return float(corners(things)[:, 2].min())


def frame(subject: Sequence[Object], shot: Shot) -> float:
    """Put the camera where the subject fills `shot.fill` of the frame, centred; returns its distance."""
    return frame_points(corners(subject), shot)


def frame_points(points: np.ndarray, shot: Shot) -> float:
    scene = bpy.context.scene
    data = bpy.data.cameras.new("camera")
    data.lens, data.sensor_width, data.clip_end = shot.lens, 36, 1000
    camera = bpy.data.objects.new("camera", data)
    scene.collection.objects.link(camera)
    scene.camera = camera
    pitch, yaw = math.radians(shot.pitch), math.radians(shot.yaw - 90)
    back = Vector((math.cos(pitch) * math.cos(yaw), math.cos(pitch) * math.sin(yaw), math.sin(pitch)))
    rotation = back.to_track_quat("Z", "Y")
    right, up = np.array(rotation @ Vector((1, 0, 0))), np.array(rotation @ Vector((0, 1, 0)))
    away = np.array(back)
    tan_x = 18 / shot.lens * min(1, shot.width / shot.height)
    tan_y = 18 / shot.lens * min(1, shot.height / shot.width)
    centre = points.mean(0)
    distance = float(np.ptp(points, axis=0).max()) * shot.lens / 36
    for _ in range(12):
        depth = distance - (points - centre) @ away
        x, y = (points - centre) @ right / depth / tan_x, (points - centre) @ up / depth / tan_y
        reach = max(np.ptp(x), np.ptp(y)) / 2
        centre = (
            centre
            + right * (x.max() + x.min()) / 2 * tan_x * distance
            + up * (y.max() + y.min()) / 2 * tan_y * distance
        )
        distance *= reach / shot.fill
    centre = centre - right * shot.shift[0] * tan_x * distance - up * shot.shift[1] * tan_y * distance
    camera.location = Vector(centre) + back * distance
    camera.rotation_euler = rotation.to_euler()
    return distance


def shoot(subject: Sequence[Object], shot: Shot, quality: Quality, *, also_shown: Sequence[Object] = ()) -> Image.Image:
    """`subject` is framed; what is in `also_shown` may run out of the picture (a chain, a stone slab)."""
    subject = [thing for thing in subject if not thing.hide_render]
    rest = [*subject, *(thing for thing in also_shown if not thing.hide_render)]
    rest_on_ground(rest)
    bpy.context.view_layer.update()
    distance = frame(subject, shot)
    lay_paper(distance * 2.2, shot.ground)
    light_the_room()
    prepare(quality, shot)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "out.png"
        bpy.context.scene.render.filepath = str(target)
        bpy.ops.render.render(write_still=True)
        return Image.open(target).convert("RGB")


def prepare(quality: Quality, shot: Shot) -> None:
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    cycles = scene.cycles
    cycles.device, cycles.samples, cycles.seed = "CPU", quality.samples, 1
    cycles.use_adaptive_sampling, cycles.adaptive_threshold, cycles.adaptive_min_samples = True, 0.12, 5
    cycles.use_denoising, cycles.denoiser, cycles.denoising_input_passes = True, "OPENIMAGEDENOISE", "RGB_ALBEDO"
    cycles.denoising_prefilter = "FAST"
    cycles.max_bounces, cycles.transmission_bounces, cycles.glossy_bounces, cycles.diffuse_bounces = 8, 8, 8, 1
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.sample_clamp_indirect, cycles.sample_clamp_direct = 12, 0
    cycles.blur_glossy = 0.3
    render = scene.render
    render.threads_mode, render.threads = "FIXED", quality.threads
    render.resolution_x, render.resolution_y = int(shot.width * quality.scale), int(shot.height * quality.scale)
    render.resolution_percentage = 100
    render.image_settings.file_format, render.image_settings.color_mode = "PNG", "RGB"
    scene.view_settings.view_transform = "Khronos PBR Neutral"
    scene.view_settings.exposure = EXPOSURE


EXPOSURE = -0.75


def _falloff(height: int, width: int) -> np.ndarray:
    """The paper turns a little greyer towards the corners, as under a softbox."""
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    shade = 1 - 0.055 * np.clip(np.hypot(x, y * 0.9) - 0.35, 0, None) ** 1.5
    return shade[:, :, None].astype(np.float32)


def finish(picture: Image.Image, target: Path, size: tuple[int, int], *, level: bool = True) -> int:
    """Bring the paper to the brand's tone, enlarge to the published size, save within the size budget."""
    pixels = np.asarray(picture, np.float32)
    return keep(toned(pixels, gain_of(pixels)) if level else pixels, target, size, MAX_BYTES)


def gain_of(pixels: np.ndarray) -> np.ndarray:
    """What brings the empty paper at the edges to the brand's tone."""
    edge = np.concatenate([pixels[:12].reshape(-1, 3), pixels[-12:].reshape(-1, 3)])
    return np.clip(np.array(GROUND) / np.percentile(edge, 60, axis=0), 0.8, 1.25)


def toned(pixels: np.ndarray, gain: np.ndarray) -> np.ndarray:
    return np.clip(pixels * gain, 0, 255) * _falloff(*pixels.shape[:2])


def keep(pixels: np.ndarray, target: Path, size: tuple[int, int], at_most: int) -> int:
    """Saved in the best quality that stays within so many bytes; how many it has."""
    image = Image.fromarray(pixels.astype(np.uint8)).resize(size, Image.Resampling.LANCZOS)
    image = image.filter(ImageFilter.UnsharpMask(1.4, 55, 2))
    for quality in (84, 80, 75, 70, 64, 58, 50, 42, 34):
        image.save(target, "WEBP", quality=quality, method=6)
        if target.stat().st_size <= at_most:
            break
    return target.stat().st_size
